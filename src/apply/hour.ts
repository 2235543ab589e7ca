/** Where files of a record's hour lie, as the service lays them out in UTC: `2026/03/02/14`; `undated` without a time. */
export function hourFolder(time: string | undefined): string {
	const date = new Date(time ?? Number.NaN);
	if (Number.isNaN(date.getTime()) || date.getUTCFullYear() < 1 || date.getUTCFullYear() > 9999) return 'undated';
	return date.toISOString().slice(0, 13).replaceAll(/[-T]/g, '/');
}
