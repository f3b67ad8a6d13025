// Whether the counter is open, by its own clock and calendar.

import type { KioskConfig, Opening } from "./types.ts";

export interface Hours {
  readonly open: boolean;
  /** The spans of today, earliest first; none on a holiday. */
  readonly today: readonly Opening[];
  /** When it opens next, within the next two weeks. */
  readonly next: { readonly inDays: number; readonly weekday: number; readonly from: string } | null;
}

type Calendar = Pick<KioskConfig, "opening" | "holidays" | "timezone">;

/** The hours at `now`; null where the server gave none. */
export function hours(calendar: Calendar, now: Date): Hours | null {
  const { opening = [], holidays = [] } = calendar;
  const local = opening.length === 0 ? null : localTime(now, calendar.timezone ?? "Asia/Ho_Chi_Minh");
  if (local === null) return null;
  const spans = (inDays: number) => {
    const day = new Date(local.day.getTime() + inDays * 86_400_000);
    if (holidays.includes(day.toISOString().slice(0, 10))) return [];
    const weekday = day.getUTCDay() || 7;
    return opening.filter((span) => span.weekday === weekday).sort((one, two) => one.from.localeCompare(two.from));
  };
  const today = spans(0);
  const open = today.some((span) => span.from <= local.time && local.time < span.until);
  return { open, today, next: open ? null : next(spans, local.time) };
}

function next(spans: (inDays: number) => Opening[], time: string): Hours["next"] {
  for (let inDays = 0; inDays <= 14; inDays += 1) {
    const span = spans(inDays).find(({ from }) => inDays > 0 || from > time);
    if (span !== undefined) return { inDays, weekday: span.weekday, from: span.from };
  }
  return null;
}

/** The day (as midnight UTC) and `HH:MM` in `zone`; null where the browser does not know the zone. */
function localTime(now: Date, zone: string): { readonly day: Date; readonly time: string } | null {
  try {
    const options = {
      timeZone: zone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit",
    } as const;
    const parts = new Intl.DateTimeFormat("en-GB", options).formatToParts(now);
    const part = (type: string) => parts.find((each) => each.type === type)?.value ?? "";
    return { day: new Date(`${part("year")}-${part("month")}-${part("day")}T00:00:00Z`), time: `${part("hour")}:${part("minute")}` };
  } catch {
    return null;
  }
}
