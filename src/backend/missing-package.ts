/** An optional package that was asked for is not installed. `message` is one line that says how to install it. */
export class MissingPackageError extends Error {
  override readonly name = 'MissingPackageError';

  constructor(what: string, packageName: string) {
    super(`${what} is not installed: npm install ${packageName}`);
  }
}
