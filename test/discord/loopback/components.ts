/** A component of a message or a modal as far as the loopback looks into it. */
export interface Component {
  readonly type: number;
  readonly custom_id?: string;
  readonly style?: number;
  readonly label?: string;
  readonly emoji?: { readonly name?: string | null };
  readonly url?: string;
  readonly disabled?: boolean;
  readonly placeholder?: string;
  readonly min_values?: number;
  readonly max_values?: number;
  readonly options?: readonly SelectOption[];
  /** What a select of channels, roles or users shows as chosen. */
  readonly default_values?: readonly { readonly id: string; readonly type: string }[];
  readonly channel_types?: readonly number[];
  readonly components?: readonly Component[];
  /** What a label (18) holds. */
  readonly component?: Component;
  readonly accessory?: Component;
  readonly content?: string;
  readonly accent_color?: number | null;
  readonly value?: string;
  readonly min_length?: number;
  readonly max_length?: number;
  readonly required?: boolean;
}

export interface SelectOption {
  readonly label: string;
  readonly value: string;
  readonly description?: string | null;
  readonly default?: boolean;
}

export const actionRow = 1;
export const button = 2;
export const stringSelect = 3;
export const textInput = 4;
export const labelled = 18;
export const userSelect = 5;
export const roleSelect = 6;
export const channelSelect = 8;
/** Selects of all kinds: strings, users, roles, mentionables, channels. */
export const selects: readonly number[] = [3, 5, 6, 7, 8];
export const linkStyle = 5;

/** The components and all inside them. */
export function allOf(components: readonly Component[]): Component[] {
  return components.flatMap((one) => [
    one,
    ...allOf(one.components ?? []),
    ...(one.component ? allOf([one.component]) : []),
    ...(one.accessory ? allOf([one.accessory]) : []),
  ]);
}

/** What a member reads on a button. */
export function buttonText(component: Component): string {
  return [component.emoji?.name, component.label].filter(Boolean).join(' ');
}
