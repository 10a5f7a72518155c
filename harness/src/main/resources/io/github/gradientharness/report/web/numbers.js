// Numbers for the scripts that read values from charts.
/* exported clamp, formatNumber */

const clamp = (value, lowest, highest) => Math.max(lowest, Math.min(highest, value));

const isMissing = value => value === null || value === undefined;

const formatNumber = value => {
  if (isMissing(value)) {
    return "–";
  }
  const size = Math.abs(value);
  const isPlain = size === 0 || (size >= 1e-4 && size < 1e6);
  return isPlain ? String(Number(value.toPrecision(4))) : value.toExponential(2);
};
