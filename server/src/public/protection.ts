/** What a page of ours may load, and who may frame it: our own style sheet and drawings, no script, nobody. */
export const policy = {
  defaultSrc: ["'none'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
  baseUri: ["'none'"],
};

/** The same for an answer that is given before any route, where no plugin adds its headers. */
export const bareHeaders = {
  'content-security-policy': Object.entries(policy)
    .map(([name, from]) => [name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), ...from].join(' '))
    .join(';'),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
};
