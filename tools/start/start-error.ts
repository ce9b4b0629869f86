/** `npm start` cannot go on; the message is the one clear sentence for the user. */
export class StartError extends Error {
  override readonly name = 'StartError';
}
