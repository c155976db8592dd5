#!/usr/bin/env bash
# Installs what the tests need from the system where apt-get is allowed; else says what is missing and what that skips.
# With KEHOACH_REQUIRE_ALL=1 a missing tool is a failure.
set -u
missing=()
command -v soffice >/dev/null 2>&1 || missing+=(libreoffice-writer-nogui)
command -v pdftoppm >/dev/null 2>&1 || missing+=(poppler-utils)
if command -v fc-list >/dev/null 2>&1; then
  fc-list | grep -qiE "Times New Roman|LiberationSerif|Liberation Serif" || missing+=(fonts-liberation2)
else
  missing+=(fontconfig fonts-liberation2)
fi
[ ${#missing[@]} -eq 0 ] && exit 0
sudo=""
[ "$(id -u)" -eq 0 ] || sudo="sudo -n"
if command -v apt-get >/dev/null 2>&1 && $sudo true 2>/dev/null; then
  echo "Installing for the tests: ${missing[*]}"
  export DEBIAN_FRONTEND=noninteractive
  $sudo apt-get update -qq && $sudo apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null && exit 0
fi
echo "Missing for the tests: ${missing[*]} (the tests that print DOCX to PDF are skipped). Install them with:" >&2
echo "  sudo apt-get install ${missing[*]}" >&2
[ "${KEHOACH_REQUIRE_ALL:-}" = "1" ] && exit 1
exit 0
