import {defineConfig} from 'vitest/config';

// CI=false: with CI=true Ink draws nothing until exit. It never reaches the programs that the e2e tests start.
const env = {NODE_ENV: 'test', CI: 'false', FORCE_COLOR: '0', TZ: 'UTC'};

export default defineConfig({
	test: {
		pool: 'forks',
		restoreMocks: true,
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					include: ['test/**/*.test.{ts,tsx}'],
					exclude: ['test/e2e/**'],
					setupFiles: ['test/support/properties.ts'],
					env,
					testTimeout: 60_000,
				},
			},
			{
				extends: true,
				test: {
					name: 'e2e',
					include: ['test/e2e/**/*.test.ts'],
					env,
					testTimeout: 120_000,
					fileParallelism: false,
					retry: 0,
				},
			},
		],
		coverage: {
			provider: 'v8',
			include: ['src/{records,monitor,mapping,findings,metrics,session}/**/*.ts'],
			exclude: ['src/**/assembly'],
			reporter: ['text', 'json-summary'],
		},
	},
});
