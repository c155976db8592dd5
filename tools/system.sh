#!/usr/bin/env bash
# Installs what the tests need from the system where apt-get is allowed; else says what is missing and what that skips.
# With KEHOACH_REQUIRE_ALL=1 a missing tool is a failure.
set -u

has_font() { command -v fc-list >/dev/null 2>&1 && fc-list :lang=vi family | grep -qiE "Times New Roman|Liberation Serif"; }

missing=()
command -v soffice >/dev/null 2>&1 || missing+=(libreoffice-writer-nogui)
has_vietnamese() { command -v tesseract >/dev/null 2>&1 && tesseract --list-langs 2>/dev/null | grep -qx vie; }
has_vietnamese || missing+=(tesseract-ocr tesseract-ocr-vie)
command -v antiword >/dev/null 2>&1 || missing+=(antiword)
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null 2>&1 || missing+=(postgresql)
has_font || missing+=(fontconfig fonts-liberation2)
[ ${#missing[@]} -eq 0 ] && exit 0

sudo=""
[ "$(id -u)" -eq 0 ] || sudo="sudo -n"
if command -v apt-get >/dev/null 2>&1 && { [ -z "$sudo" ] || $sudo true 2>/dev/null; }; then
  export DEBIAN_FRONTEND=noninteractive
  $sudo apt-get update -qq
  # newer releases have the second version under the plain name
  if ! apt-cache show fonts-liberation2 >/dev/null 2>&1; then missing=("${missing[@]/fonts-liberation2/fonts-liberation}"); fi
  echo "Installing for the tests: ${missing[*]}"
  $sudo apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null && exit 0
fi
echo "Missing for the tests: ${missing[*]} (the tests that need them are skipped). Install them with:" >&2
echo "  sudo apt-get install ${missing[*]}" >&2
[ "${KEHOACH_REQUIRE_ALL:-}" = "1" ] && exit 1
exit 0
