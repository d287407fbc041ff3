/** What the tests use of it; the package brings no types for its parts. */
declare module 'mailauth/lib/dkim/verify.js' {
  export function dkimVerify(
    mail: string,
    options: { resolver: (name: string, type: string) => Promise<string[][]> },
  ): Promise<{
    results: Array<{ signingDomain: string; status: { result: string }; signingHeaders?: { keys: string } }>
  }>
}
