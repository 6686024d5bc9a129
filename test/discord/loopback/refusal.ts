/** A request that Discord refuses: its HTTP status, Discord's own code, and for 50035 what is wrong where. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: number;
  readonly details: readonly string[];

  constructor(status: number, code: number, message: string, details: readonly string[] = []) {
    super(message);
    this.status = status;
    this.code = code;
    this.details = details;
  }

  /** The body as Discord sends it: `errors` nests what is wrong by its path in the request. */
  get body(): object {
    if (this.details.length === 0) return { message: this.message, code: this.code };
    const errors: Record<string, unknown> = {};
    for (const detail of this.details) {
      const [where = '', what = detail] = detail.split(/: (.*)/s);
      let at = errors;
      for (const key of where.split('.')) {
        const inner = (at[key] ?? {}) as Record<string, unknown>;
        at[key] = inner;
        at = inner;
      }
      at._errors = [{ code: 'INVALID', message: what }];
    }
    return { message: this.message, code: this.code, errors };
  }
}

/** 400/50035 with one line for each fault, as `path.in.the.body: what is wrong`. */
export function invalidForm(details: readonly string[]): Refusal {
  return new Refusal(400, 50035, 'Invalid Form Body', details);
}

export const unknownChannel = () => new Refusal(404, 10003, 'Unknown Channel');
export const unknownGuild = () => new Refusal(404, 10004, 'Unknown Guild');
export const unknownMember = () => new Refusal(404, 10007, 'Unknown Member');
export const unknownMessage = () => new Refusal(404, 10008, 'Unknown Message');
export const unknownUser = () => new Refusal(404, 10013, 'Unknown User');
export const unknownWebhook = () => new Refusal(404, 10015, 'Unknown Webhook');
export const unknownInteraction = () => new Refusal(404, 10062, 'Unknown interaction');
export const unknownCommand = () => new Refusal(404, 10063, 'Unknown application command');
export const missingAccess = () => new Refusal(403, 50001, 'Missing Access');
export const missingPermissions = () => new Refusal(403, 50013, 'Missing Permissions');
