// What the tests know of the demonstration data, in one place.

/** The ward's one-stop centre, which the tests rate: it decides what its first counter receives. */
export const agency = 'ttpvhcc-taythanh';
/** A counter of it, with several domains. */
export const servicePoint = process.env.HAILONG_E2E_SERVICE_POINT ?? 'taythanh-q1';
/** A ward that others came together in. */
export const mergedAgency = 'p-taythanh-2';
/** A unit that nobody has rated this quarter. */
export const unratedAgency = 'vhxh-tansonnhi';
/** Where the API's documentation is shown. */
export const apiDocs = '/api/docs';

/** Today's year in the operator's zone, since the figures of a new rating are there. */
export const thisYear = new Intl.DateTimeFormat('en', { timeZone: 'Asia/Ho_Chi_Minh', year: 'numeric' }).format(new Date());
