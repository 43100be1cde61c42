import type { Minor } from "../money.ts";
import type { PlainDate } from "../offer.ts";

/** One invoice to come; dates inclusive. */
export interface Installment {
	number: number;
	issueOn: PlainDate;
	dueOn: PlainDate;
	from: PlainDate;
	to: PlainDate;
	amount: Minor;
	parts: InstallmentPart[];
}

/** What one line contributes to an installment. */
export interface InstallmentPart {
	line: string;
	amount: Minor;
}
