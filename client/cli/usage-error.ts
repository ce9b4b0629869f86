import { PlainError } from '../../customer/plain-error.ts';

/** A command was used in a way in which it cannot work; its message is a sentence for the person who typed it. */
export class UsageError extends PlainError {}
