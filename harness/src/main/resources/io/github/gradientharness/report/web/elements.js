// Makes elements for the other scripts of a page.
/* exported make, makeSvg */

const setAttributes = (element, attributes) =>
  Object.entries(attributes).forEach(([attribute, value]) => element.setAttribute(attribute, value));

const make = (name, properties, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};

const makeSvg = (name, attributes, ...children) => {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  setAttributes(element, attributes);
  element.append(...children);
  return element;
};
