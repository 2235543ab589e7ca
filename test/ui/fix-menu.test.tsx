import {renderToString} from 'ink';
import {describe, expect, it} from 'vitest';
import type {Finding} from '../../src/findings/finding.js';
import type {MenuItem} from '../../src/session/navigation.js';
import {FixMenu} from '../../src/ui/fix-menu.js';

function item(title: string | undefined, rescues = 0): MenuItem {
	const fix = title === undefined ? undefined : ({id: title, title, certainty: 'safe', changes: {}, rescues} as const);
	const finding: Finding = {
		code: 'keys/not-found',
		mode: 'keys',
		severity: 'error',
		count: 1,
		total: 1,
		message: '',
		evidence: [],
		fixes: fix ? [fix] : [],
	};
	return {finding, fix};
}

function menu(items: readonly MenuItem[], highlighted: number, height: number): readonly string[] {
	const node = <FixMenu items={items} highlighted={highlighted} width={40} height={height} />;
	return renderToString(node, {columns: 40})
		.split('\n')
		.map((line) => line.trimEnd());
}

describe('the menu of fixes', () => {
	it('points at the highlighted fix', () => {
		expect(menu([item('One'), item('Two')], 1, 2)).toEqual(['   One', ' ❯ Two']);
	});

	it('points at one of two fixes with the same title', () => {
		expect(menu([item('Same', 1), item('Same', 2)], 1, 2)).toEqual([
			'   Same                               +1',
			' ❯ Same                               +2',
		]);
	});

	it('names the finding where it has no fix', () => {
		expect(menu([item(undefined)], 0, 1)).toEqual([' ❯ Attribute is in no record  nothing t…']);
	});

	it('shows the highlighted fix also where not all of them fit', () => {
		const items = Array.from({length: 7}, (_, at) => item(`Fix ${at}`));
		for (const highlighted of items.keys()) {
			for (const height of [1, 2, 3, 6, 7]) {
				const lines = menu(items, highlighted, height);
				expect(lines).toHaveLength(height);
				expect(lines.filter((line) => line.startsWith(' ❯ '))).toEqual([` ❯ Fix ${highlighted}`]);
			}
		}
	});
});
