"""Product build: makes the folder, archive and setup that an official starts without Python, from the lock file.

parts      what is fetched, kept, left out and allowed, as data (parts.toml)
downloads  files by their digests
signatures what Microsoft Authenticode and the signed catalogue say of Python for Windows
libraries  the locked wheels for the target, trimmed
tree       poadesk itself, bytecode, list of parts, times: what both products share
imports    every library that a Windows binary wants, and where it comes from
archives   zip, tar and SHA256SUMS whose bytes do not depend on when they are made
wine       running Windows programs on Debian
windows    the order of steps for Windows
linux      the order of steps for Linux
"""
