/** Why the provider's word was not enough, and what to do. */
export const refusalWords = (refused: string): string => words[refused] ?? 'Try again.';

const words: Record<string, string> = {
  unavailable: 'Your company’s sign-in cannot be reached just now. Try again in a moment.',
  'not-verified': 'The sign-in could not be verified: it took too long, or began in another window. Try again.',
  'unverified-email': 'Your company’s sign-in does not vouch for your e-mail address. Ask your administrator.',
  'unknown-person': 'There is nobody active here with your e-mail address. Ask your administrator to add you.',
};
