/* The state of play of a day, worked out from the log of steps by the rules of generator/projections. No page, no words:
   assets/as-of.js shows it. */

/* What stood on a day. Days are ISO text, which sorts as dates do. Of the log only events up to the day are read. */

function countKnown(log, day) {
  let low = 0, high = log.events.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (log.events[middle][1] <= day) low = middle + 1; else high = middle;
  }
  return low;
}

function monthEnd(day) {
  const [year, month] = day.split("-").map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/* Of each ladder (rows of event, number of the agreement or measure, stage, day of effect) the rung it stood on. */
function rungs(log, steps, known, day) {
  const ladders = new Map(), standing = new Map();
  for (const [event, number, stage, since] of steps) {
    if (event >= known) break;
    if (!ladders.has(number)) ladders.set(number, []);
    ladders.get(number).push({ event, stage, since, said: log.events[event][1] });
  }
  for (const [number, ladder] of ladders) {
    ladder.sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : a.event - b.event));
    const rung = ladder.filter(({ since, said }) => since <= day && !ladder.some((down) =>
      log.down.includes(down.stage) && said < down.said && down.said < since && down.since <= since)).at(-1);
    if (rung) standing.set(number, rung);
  }
  return standing;
}

/* The agreement that says where two stand: a headline one first, then one that has not ended, then the last to move. */
function agreementOf(log, standing, one, other) {
  let best = null;
  for (const [number, { stage, since }] of standing) {
    const [id, title, headline, parties] = log.agreements[number];
    if (!parties.includes(one) || !parties.includes(other)) continue;
    const rank = [headline, Number(!log.ended.includes(stage)), since, id];
    if (!best || later(rank, best.rank)) best = { rank, id, title, stage, since };
  }
  return best;
}

/* The steps reached, the last to move first. */
function reached(standing, told) {
  const found = [...standing].map(([number, rung]) => ({ ...told(number), ...rung }));
  return found.sort((a, b) => (a.since > b.since ? -1 : a.since < b.since ? 1 : a.id < b.id ? -1 : 1));
}

function later(one, other) {
  for (let n = 0; n < one.length; n++) if (one[n] !== other[n]) return one[n] > other[n];
  return false;
}

function rateOf(log, known, day, by, on) {
  const entries = new Map(), days = new Set();
  for (const rate of log.rates) {
    const [event, measure, partners, excepted, , effective, until] = rate;
    if (event >= known) break;
    const charges = partners.length ? partners.includes(on) : !excepted.includes(on);
    if (log.measures[measure][2] !== by || !charges) continue;
    if (!entries.has(measure)) entries.set(measure, []);
    entries.get(measure).push(rate);
    days.add(effective);
    if (until) days.add(until);
  }
  const steps = [], measures = [...entries.keys()].sort((a, b) => a - b);
  for (const start of [...days].filter((start) => start <= day).sort()) {
    const counting = measures.map((measure) => counts(entries.get(measure), start)).filter(Boolean);
    const last = steps.at(-1);
    const isSame = last && last.counting.length === counting.length && counting.every((rate, n) => rate === last.counting[n]);
    if (isSame || (!counting.length && !steps.length)) continue;
    const percent = Math.round(counting.reduce((sum, rate) => sum + rate[4], 0) * 100) / 100;
    steps.push({ start, counting, percent, ceiling: counting.some((rate) => rate[8]) });
  }
  while (steps.length > 1 && steps.at(-2).percent === steps.at(-1).percent && steps.at(-2).ceiling === steps.at(-1).ceiling) steps.pop();
  return [steps.at(-1) ?? null, steps.at(-2) ?? null];
}

function counts(rates, day) {
  let last = null;
  for (const rate of rates) {
    if (rate[5] > day) continue;
    const rank = [rate[5], rate[0], Number(rate[2].length > 0)];
    if (!last || later(rank, last.rank)) last = { rank, rate };
  }
  return last && !last.rate[7] && !(last.rate[6] && last.rate[6] <= day) ? last.rate : null;
}

function pendingDates(log, known, day) {
  const histories = new Map();
  for (const [event, deadline, kind, due, precision] of log.deadline_steps) {
    if (event >= known) break;
    const entry = histories.get(deadline) ?? { deadline, due: null, precision: "day", first: kind };
    entry.last = kind;
    if (due) Object.assign(entry, { due, precision });
    histories.set(deadline, entry);
  }
  const open = [...histories.values()].filter(({ last, due, precision }) =>
    !log.endings.includes(last) && (due === null || (precision === "month" ? monthEnd(due) : due) >= day));
  const key = (entry) => `${entry.due ?? "9999-12-31"} ${log.deadlines[entry.deadline][0]}`;
  return open.sort((a, b) => (key(a) < key(b) ? -1 : 1)).map((entry) => {
    const [id, title, countries] = log.deadlines[entry.deadline];
    return { id, title, countries, due: entry.due, precision: entry.precision, expected: ["scheduled", "expected"].includes(entry.first) };
  });
}

/* The state of play of a day: of each of the partners, and of all agreements, measures and dates then pending. */
export function evaluate(log, day, partners = log.partners) {
  const known = countKnown(log, day);
  const dates = pendingDates(log, known, day);
  const agreements = rungs(log, log.agreement_steps, known, day);
  const states = [];
  for (const partner of partners) {
    const [rate, before] = rateOf(log, known, day, log.hub, partner);
    let last = null;
    for (let n = known - 1; n >= 0 && !last; n--) {
      const countries = log.events[n][4];
      if (countries.includes(partner) && countries.includes(log.hub)) last = log.events[n];
    }
    states.push({
      partner, rate, before, last, back: rateOf(log, known, day, partner, log.hub)[0],
      agreement: agreementOf(log, agreements, partner, log.hub),
      next: dates.find((date) => date.countries.includes(partner)) ?? null,
    });
  }
  return {
    known, dates, states,
    agreements: reached(agreements, (number) => {
      const [id, title, , countries] = log.agreements[number];
      return { id, title, countries };
    }),
    measures: reached(rungs(log, log.measure_steps, known, day), (number) => {
      const [id, title, by, partners] = log.measures[number];
      // The hub's measure that names no partner is on all of them.
      return { id, title, countries: partners.length || by !== log.hub ? [by, ...partners] : null };
    }),
  };
}
