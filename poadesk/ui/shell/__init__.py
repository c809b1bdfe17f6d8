"""Application shell: the main window with its menus, what the person prefers, and which page is open."""
