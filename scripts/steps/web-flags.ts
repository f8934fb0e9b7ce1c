/** How Node runs the web process. A page makes some megabytes of short-lived text: in the default half space of 16 MB much of it is copied before it dies. */
export const webFlags: readonly string[] = ['--max-semi-space-size=32']
