#!/bin/sh
# Copies this folder to ~/.local/share/poadesk and puts poadesk into the menu of the person who runs this; no root.
#   ./install.sh            install, or take the place of an older version
#   ./install.sh --remove   take it out again; drafts and settings stay
set -eu
share=${XDG_DATA_HOME:-$HOME/.local/share}
target=$share/poadesk-program
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)

refresh() {
  if command -v update-desktop-database >/dev/null; then update-desktop-database -q "$share/applications" || :; fi
  if command -v update-mime-database >/dev/null; then update-mime-database "$share/mime" || :; fi
}

if [ "${1:-}" = --remove ]; then
  rm -f "$share/applications/poadesk.desktop" "$share/mime/packages/poadesk.xml" \
    "$share/icons/hicolor/256x256/apps/poadesk.png" "$HOME/.local/bin/poadesk"
  rm -rf "$target"
  refresh
  echo "poadesk is removed. Your drafts and settings stay where they are."
  exit 0
fi

mkdir -p "$share/applications" "$share/mime/packages" "$share/icons/hicolor/256x256/apps" "$HOME/.local/bin"
if [ "$here" != "$target" ]; then
  # whole first, then in its place: an interrupted copy leaves the older version as it was
  rm -rf "$target.new" "$target.old"
  cp -R "$here" "$target.new"
  if [ -e "$target" ]; then mv "$target" "$target.old"; fi
  mv "$target.new" "$target"
  rm -rf "$target.old"
fi
sed "s|FOLDER|$(printf %s "$target" | sed 's/[&|\\]/\\&/g')|" "$target/poadesk.desktop" > "$share/applications/poadesk.desktop"
cp "$target/poadesk-mime.xml" "$share/mime/packages/poadesk.xml"
cp "$target/poadesk.png" "$share/icons/hicolor/256x256/apps/poadesk.png"
printf '#!/bin/sh\nexec "%s/poadesk" "$@"\n' "$target" > "$HOME/.local/bin/poadesk"
chmod 755 "$HOME/.local/bin/poadesk"
refresh
echo "poadesk is installed. Start it from the menu, or as: $HOME/.local/bin/poadesk"
