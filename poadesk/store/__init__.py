"""Storage: drafts and forms as files, and back. Knows the disk; imports `core` and never Qt.

A report is opened, changed and saved like this:

    report = open_report(path, library)            # a DraftError says what is wrong with the file
    writer = Writer(report.draft, on_event)        # report.draft is the one open file: reading, writing, attaching
    session.subscribe(lambda update: writer.submit(update.revision, update.changes, update.origin))
    ...
    if writer.close():                             # False: not all is on the disk, and the writer goes on trying
        report.draft.close()

The draft that `open_report` gives holds the lock on the file, so the writer works through it and opens none itself.
"""
