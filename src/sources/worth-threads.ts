/** Starting a thread takes some 50 ms: less than this is read sooner without one. In bytes. */
export const worthThreads = 48 * 1024 * 1024;
