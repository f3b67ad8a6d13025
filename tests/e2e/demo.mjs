// What the tests know of the demonstration data, in one place.

/** The ward's one-stop centre, which the tests rate: it decides what its first counter receives. */
export const agency = 'ttpvhcc-taythanh';
/** A counter of it, with several domains. */
export const servicePoint = process.env.HAILONG_E2E_SERVICE_POINT ?? 'taythanh-q1';
/** A ward that others came together in. */
export const mergedAgency = 'p-taythanh-2';
/** A ward that has nothing to do with it. */
export const otherAgency = 'p-tansonnhi-2';
/** A unit that nobody has ever rated. */
export const unratedAgency = 'vhxh-tansonnhi';
/** Where the API's documentation is shown. */
export const apiDocs = '/api/docs';

const today = new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date());
const quarters = Number(today.slice(0, 4)) * 4 + Math.floor((Number(today.slice(5, 7)) - 1) / 3);
const quarter = (number) => `${Math.floor(number / 4)}-Q${number % 4 + 1}`;

/** The last whole quarter, and the one before it: full of ratings. */
export const lastQuarter = quarter(quarters - 1);
export const quarterBefore = quarter(quarters - 2);

/** Today's year in the operator's zone, since the figures of a new rating are there. */
export const thisYear = today.slice(0, 4);
