// Light or dark: the system's wish until the reader chooses, then the choice, kept on this machine.

const KEY = "sefid-theme";
const wish = matchMedia("(prefers-color-scheme: dark)");

export function isDark() {
  return document.documentElement.dataset.theme === "dark";
}

export function setDark(dark) {
  localStorage.setItem(KEY, dark ? "dark" : "light");
  apply();
}

export function startTheme() {
  wish.addEventListener("change", apply);
  apply();
}

function apply() {
  const chosen = localStorage.getItem(KEY) ?? (wish.matches ? "dark" : "light");
  document.documentElement.dataset.theme = chosen;
}
