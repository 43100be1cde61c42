// Chromium comes with the packages and is unpacked by scripts/set-up.mjs; nothing is downloaded at install.
module.exports = { skipDownload: true };
