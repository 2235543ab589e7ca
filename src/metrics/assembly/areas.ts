/**
 * Sums up areas under ROC curves for several sets of rows at once, in the order of the scores from the highest down. Each
 * set has a lane of 16 bits in a vector, so that one addition counts a row in all of them. A row is a byte, the index of
 * two vectors: the first holds a 1 in each lane that counts the row as positive, the second all bits in each lane that
 * counts it as negative.
 */

/** So many rows that their square, which the pairs of a positive and a negative row never exceed, is in a lane. */
const rowsOfBlock = 255;

/**
 * Takes whole ties, from the first on, until one is too long for a block or leads behind the rows that are there; gives
 * back how many. `rows` holds `count` bytes, `ends` the rank behind each tie, where the first row has the rank `start`. A tie of
 * fewer rows than `fewestLevel` has no two that are level. `sums` is three times a number for each of eight sets: positive
 * rows, negative rows, and twice the area between them.
 */
export function addTies(
	rows: usize,
	count: i32,
	ends: usize,
	ties: i32,
	start: i32,
	ones: usize,
	masks: usize,
	fewestLevel: i32,
	sums: usize,
): i32 {
	let tie = 0;
	let first = 0;
	while (tie < ties) {
		let above = i16x8.splat(0);
		let below = i16x8.splat(0);
		let area = i16x8.splat(0);
		const firstTie = tie;
		const last = min(first + rowsOfBlock, count);
		let row = first;
		for (; tie < ties; tie++) {
			const end = load<i32>(ends + ((<usize>tie) << 2)) - start;
			if (end > last) break;
			const higher = above;
			const twice = i16x8.add(above, above);
			const tied = row;
			for (; row < end; row++) {
				const entry = (<usize>load<u8>(rows + row)) << 4;
				const mask = v128.load(masks + entry);
				above = i16x8.add(above, v128.load(ones + entry));
				// All bits of a lane are -1.
				below = i16x8.sub(below, mask);
				area = i16x8.add(area, v128.and(twice, mask));
			}
			if (end - tied < fewestLevel) continue;
			const level = i16x8.sub(above, higher);
			for (let at = tied; at < end; at++) {
				area = i16x8.add(area, v128.and(level, v128.load(masks + ((<usize>load<u8>(rows + at)) << 4))));
			}
		}
		if (tie === firstTie) break;
		addBlock(sums, above, below, area);
		first = row;
	}
	return tie;
}

/** A negative row is below all positive rows of the blocks before. */
function addBlock(sums: usize, above: v128, below: v128, area: v128): void {
	addLane(sums, i16x8.extract_lane_u(above, 0), i16x8.extract_lane_u(below, 0), i16x8.extract_lane_u(area, 0));
	addLane(sums + 8, i16x8.extract_lane_u(above, 1), i16x8.extract_lane_u(below, 1), i16x8.extract_lane_u(area, 1));
	addLane(sums + 16, i16x8.extract_lane_u(above, 2), i16x8.extract_lane_u(below, 2), i16x8.extract_lane_u(area, 2));
	addLane(sums + 24, i16x8.extract_lane_u(above, 3), i16x8.extract_lane_u(below, 3), i16x8.extract_lane_u(area, 3));
	addLane(sums + 32, i16x8.extract_lane_u(above, 4), i16x8.extract_lane_u(below, 4), i16x8.extract_lane_u(area, 4));
	addLane(sums + 40, i16x8.extract_lane_u(above, 5), i16x8.extract_lane_u(below, 5), i16x8.extract_lane_u(area, 5));
}

const ofNegatives: usize = 64;
const ofArea: usize = 128;

function addLane(sum: usize, positives: u32, negatives: u32, twice: u32): void {
	const before = load<f64>(sum);
	store<f64>(sum + ofArea, load<f64>(sum + ofArea) + 2 * <f64>negatives * before + <f64>twice);
	store<f64>(sum, before + <f64>positives);
	store<f64>(sum + ofNegatives, load<f64>(sum + ofNegatives) + <f64>negatives);
}
