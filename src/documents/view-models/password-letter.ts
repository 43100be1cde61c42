/** The letters with a link that sets a password; each has a folder of that name in `templates/mail`. */
export const passwordLetters = ['invitation', 'password-reset'] as const;

export interface PasswordLetterView {
  recipientName: string;
  /** Who invited; empty when nobody did. */
  actorName: string;
  /** The address to sign in with. */
  email: string;
  /** Absolute http or https address of the one button. */
  link: string;
  /** How long the link works: "72 hours"; empty where nobody has a password, and the link leads to the way in. */
  lifetime: string;
}
