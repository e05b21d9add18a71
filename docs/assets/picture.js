/* A chart as a PNG file, drawn by the reader's browser from the SVG file: at double size, and in the colours of light mode. */

const SCALE = 2;

const read = (file) => new Promise((resolve) => {
  const reader = new FileReader();
  reader.addEventListener("load", () => resolve(reader.result));
  reader.readAsDataURL(file);
});

/* Save the chart at the address ``href`` as a file of the same name. */
export async function save(href) {
  const drawing = (await (await fetch(href)).text()).replace("(prefers-color-scheme: dark)", "not all");
  const image = new Image();
  image.src = await read(new Blob([drawing], { type: "image/svg+xml" }));
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth * SCALE;
  canvas.height = image.naturalHeight * SCALE;
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  const png = await new Promise((resolve) => canvas.toBlob(resolve));
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(png) });
  link.download = new URL(href).pathname.split("/").at(-1).replace(/svg$/, "png");
  link.click();
  URL.revokeObjectURL(link.href);
}
