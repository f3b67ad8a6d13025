// What the tests know of the demonstration data, in one place.

/** The ward that the tests rate. */
export const agency = 'p-taythanh-2';
/** A counter of that ward. */
export const servicePoint = process.env.HAILONG_E2E_SERVICE_POINT ?? 'p-taythanh-2-1';
/** Where the API's documentation is shown. */
export const apiDocs = '/api/docs';

/** Today's year in the operator's zone, since the figures of a new rating are there. */
export const thisYear = new Intl.DateTimeFormat('en', { timeZone: 'Asia/Ho_Chi_Minh', year: 'numeric' }).format(new Date());
