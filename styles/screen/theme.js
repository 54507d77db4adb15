// Runs before the page is painted, so that a dark page does not flash white.
try {
  const theme = localStorage.getItem("hexapla-theme");
  if (theme) document.documentElement.dataset.theme = theme;
} catch { /* storage may be forbidden: then the device decides */ }
