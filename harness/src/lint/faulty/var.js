var one = 1;
document.title = one;
