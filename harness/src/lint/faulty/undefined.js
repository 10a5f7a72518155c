const shown = 1;
document.title = shwon;
