"""What must never happen, tried many times over: kills at any moment, failing disks, hostile files. See `__main__`."""
