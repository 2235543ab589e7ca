/** A number as Java's `Double.toString` writes it, and with it the monitor's messages: `1.0`, `5.09E-4`. */
export function javaNumber(value: number): string {
	if (!Number.isFinite(value)) return String(value);
	const size = Math.abs(value);
	if (size === 0 || (size >= 1e-3 && size < 1e7)) return withFraction(String(value));
	const [digits = '', exponent = ''] = value.toExponential().split('e');
	return `${withFraction(digits)}E${Number(exponent)}`;
}

function withFraction(digits: string): string {
	return digits.includes('.') ? digits : `${digits}.0`;
}
