import type {RoleRow} from '../session/role-rows.js';
import type {StepState} from '../session/steps.js';

/** What a colour says; never said by colour alone. */
export type Tone = 'plain' | 'muted' | 'good' | 'bad' | 'warn' | 'accent';

export const colours: Readonly<Record<Tone, {readonly color?: string; readonly dimColor?: boolean}>> = {
	plain: {},
	muted: {dimColor: true},
	good: {color: 'green'},
	bad: {color: 'red'},
	warn: {color: 'yellow'},
	accent: {color: 'cyan'},
};

export type Sign = {readonly glyph: string; readonly tone: Tone};

export const stepSigns: Readonly<Record<StepState, Sign>> = {
	looking: {glyph: '·', tone: 'muted'},
	fine: {glyph: '✓', tone: 'good'},
	mended: {glyph: '✓', tone: 'good'},
	info: {glyph: '✓', tone: 'good'},
	warning: {glyph: '!', tone: 'warn'},
	error: {glyph: '✗', tone: 'bad'},
};

export const roleSigns: Readonly<Record<RoleRow['state'], Sign>> = {
	looking: {glyph: '?', tone: 'muted'},
	fine: {glyph: '✓', tone: 'good'},
	mended: {glyph: '✓', tone: 'good'},
	doubtful: {glyph: '!', tone: 'warn'},
	wrong: {glyph: '✗', tone: 'bad'},
};

export const glyphs = {
	up: '▲',
	down: '▼',
	same: ' ',
	arrow: '→',
	pointer: '❯',
	rule: '─',
	divider: '│',
	full: '█',
	empty: '░',
	more: '…',
} as const;
