// Draws the card of an ending on a canvas, as the window draws it: the folder with its tab, the sheet with the
// title and what the play came to, the picture of the case, and a seal.
const FOLDER = [42, 82, 1116, 505], SHEET = [57, 97, 1086, 476], PLATE = [687, 127, 420, 416];
const TAB_TOP = 25, LEFT = 94, TOP = 127, BOTTOM = 543, SEAL = [669, 480, 58];
const SANS = '"Atkinson Hyperlegible Next", sans-serif', SERIF = '"Source Serif 4", serif';

function image(address) {
  return new Promise(function (done) {
    const made = new Image();
    made.onload = function () { done(made); };
    made.onerror = function () { done(null); };
    made.src = address;
  });
}

// The lines of a text within a width, as even as they can be without one more of them.
function lines(pen, text, width) {
  const words = text.split(" ");
  function broken(most) {
    const found = [""];
    for (const word of words) {
      const longer = (found[found.length - 1] + " " + word).trim();
      if (pen.measureText(longer).width <= most || !found[found.length - 1]) { found[found.length - 1] = longer; } else { found.push(word); }
    }
    return found;
  }
  const fewest = broken(width);
  let narrow = width;
  while (narrow > width / 2 && broken(narrow - 8).length === fewest.length) { narrow -= 8; }
  return broken(narrow);
}

function panel(pen, [x, y, wide, high], radius, fill, edge) {
  pen.beginPath();
  pen.roundRect(x + 0.5, y + 0.5, wide - 1, high - 1, radius);
  pen.fillStyle = fill;
  pen.fill();
  pen.strokeStyle = edge;
  pen.stroke();
}

function seal(pen, [x, y, radius], wax, stamped) {
  pen.beginPath();
  for (let point = 0; point < 112; point += 1) {
    const turn = 2 * Math.PI * point / 112, far = radius * (0.97 + 0.05 * Math.sin(7 * turn));
    pen.lineTo(x + far * Math.cos(turn), y + far * Math.sin(turn));
  }
  pen.fillStyle = wax;
  pen.fill();
  pen.strokeStyle = pen.fillStyle = stamped;
  pen.lineWidth = 3;
  pen.beginPath();
  pen.arc(x, y, radius * 0.72, 0, 2 * Math.PI);
  pen.stroke();
  pen.beginPath();
  pen.arc(x, y - radius * 0.17, radius * 0.2, 0, 2 * Math.PI);
  pen.fill();
  pen.beginPath();
  pen.moveTo(x - radius * 0.1, y - radius * 0.1);
  pen.lineTo(x + radius * 0.1, y - radius * 0.1);
  pen.lineTo(x + radius * 0.22, y + radius * 0.42);
  pen.lineTo(x - radius * 0.22, y + radius * 0.42);
  pen.fill();
}

export async function draw(canvas) {
  const card = JSON.parse(canvas.dataset.card), pen = canvas.getContext("2d"), style = getComputedStyle(canvas);
  const colour = function (role) { return style.getPropertyValue("--" + role).trim(); };
  await Promise.all([document.fonts.load("700 28px " + SANS), document.fonts.load("600 42px " + SERIF)]);
  const plate = card.place ? await image(card.place) : null, width = plate ? 558 : 1014;
  pen.fillStyle = colour("desk");
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.textBaseline = "middle";
  pen.font = "400 28px " + SANS;
  const game = pen.measureText(card.game).width;
  pen.fillStyle = colour("desk-ink2");
  pen.fillText(card.game, 1158 - game, 53);
  pen.font = "700 28px " + SANS;
  const tab = Math.min(pen.measureText(card.case).width + 48, 1116 - game - 24);
  panel(pen, [FOLDER[0], TAB_TOP, tab, 80], 9, colour("folder"), colour("folder-line"));
  panel(pen, FOLDER, [0, 9, 9, 9], colour("folder"), colour("folder-line"));
  pen.fillStyle = colour("folder");
  pen.fillRect(FOLDER[0] + 1, FOLDER[1] - 1, tab - 2, 3);
  pen.fillStyle = colour("folder-ink");
  pen.fillText(card.case, FOLDER[0] + 24, 54, tab - 48);
  panel(pen, SHEET, 2, colour("paper"), colour("folder-line"));
  pen.textBaseline = "top";
  pen.fillStyle = colour("ink2");
  pen.font = "600 40px " + SERIF;
  const facts = card.facts.flatMap(function (fact) { return lines(pen, fact, width); }), low = BOTTOM - 54 * facts.length;
  facts.forEach(function (fact, number) { pen.fillText(fact, LEFT, low + 54 * number + 6); });
  pen.fillStyle = colour("accent");
  for (const size of [84, 70, 56, 42]) {
    pen.font = "600 " + size + "px " + SERIF;
    const title = lines(pen, card.title, width), high = size * 1.12;
    if (size === 42 || (title.length * high <= low - TOP - 24 && title.every(function (one) { return pen.measureText(one).width <= width; }))) {
      title.forEach(function (one, number) { pen.fillText(one, LEFT, TOP + number * high, width); });
      break;
    }
  }
  if (!plate) { return; }
  // The middle of the picture fills the plate whole.
  const [x, y, wide, high] = PLATE, part = plate.naturalHeight * wide / high;
  pen.drawImage(plate, (plate.naturalWidth - part) / 2, 0, part, plate.naturalHeight, x, y, wide, high);
  pen.lineWidth = 1;
  pen.strokeStyle = colour("rule");
  pen.strokeRect(x + 0.5, y + 0.5, wide - 1, high - 1);
  seal(pen, SEAL, colour("accent"), colour("accent-tint"));
}
