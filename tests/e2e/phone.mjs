// What people do on the citizen's page, and the phones that they do it with.
import assert from 'node:assert/strict';

/** Small phones: the size of the screen, and the browser that they say they are. The old one is Zalo's own browser. */
export const phones = {
  iphone: { size: 'iphone' },
  android: {
    size: 'android',
    userAgent: 'Mozilla/5.0 (Linux; Android 7.0; SM-J530F Build/NRD90M; wv) AppleWebKit/537.36 (KHTML, like Gecko) '
      + 'Version/4.0 Chrome/61.0.3163.98 Mobile Safari/537.36 Zalo android/240',
  },
  narrow: { size: 'narrow' },
};

/** What the pages say in each language. */
export const words = {
  'vi-VN': {
    tag: 'vi', own: 'Tiếng Việt', send: 'Gửi đánh giá', thanks: 'Ý kiến của Ông/Bà đã được ghi nhận.', best: 'Rất hài lòng',
    middle: 'Bình thường', neutral: 'Điều gì ảnh hưởng nhất đến đánh giá này?', pleased: 'Điều gì làm Ông/Bà hài lòng nhất?',
    improve: 'Điều gì cần cải thiện?',
  },
  'en-GB': {
    tag: 'en', own: 'English', send: 'Send rating', thanks: 'Your opinion has been recorded.', best: 'Very satisfied',
    middle: 'Neutral', neutral: 'What influenced your rating most?', pleased: 'What pleased you most?',
    improve: 'What should be improved?',
  },
  'zh-CN': {
    tag: 'zh-Hans', own: '简体中文', send: '提交评价', thanks: '您的意见已经收到。', best: '非常满意', middle: '一般',
    neutral: '哪些方面对您的评价影响最大？', pleased: '哪些方面最让您满意？', improve: '哪些方面需要改进？',
  },
};

/** Chooses a level, and a domain where the counter has several. */
export async function choose(page, level) {
  await page.getByText(level, { exact: true }).click();
  const domain = page.locator('select[name="domain"]');
  if (await domain.count() > 0) await domain.selectOption({ index: 1 });
}

export const send = (page, { send: name } = words['vi-VN']) => page.getByRole('button', { name }).click();

export const thanks = (page, { thanks: name } = words['vi-VN']) => page.getByRole('heading', { name });

/** Least side of whatever is touched, in pixels. */
const FINGER = 48;

/** Whatever is touched on the page is large enough for a finger, and nothing is wider than the screen. */
export async function fitsFingers(page) {
  const { width } = page.viewportSize();
  for (const target of await page.locator('.pick label, .tick label, .row label, select, button, a.language').filter({ visible: true }).all()) {
    const box = await target.boundingBox();
    const what = `${await target.innerText()}: ${JSON.stringify(box)}`;
    assert.ok(box.height >= FINGER && box.width >= FINGER, what);
    assert.ok(box.x >= 0 && box.x + box.width <= width, what);
  }
}

/** What the reasons are asked with, as it is seen now. */
export const why = (page) => page.locator('legend .why, legend .why-satisfied, legend .why-improve')
  .filter({ visible: true }).allInnerTexts();

/** Makes all letters as large as somebody asks for in the browser's settings; a usual letter is 16 px. */
export async function enlarged(page, size) {
  const session = await page.context().newCDPSession(page);
  await session.send('Page.enable');
  await session.send('Page.setFontSizes', { fontSizes: { standard: size, fixed: size } });
  await page.waitForFunction((wanted) => getComputedStyle(document.documentElement).fontSize === `${wanted}px`, size);
}

/** Words of the choices that reach out of their box or lie under a circle. */
export const covered = (page) => page.locator('.pick, .row label').evaluateAll((choices) => choices.filter((choice) => {
  const words = document.createRange();
  words.selectNodeContents(choice.querySelector('span'));
  const circle = choice.matches('.pick') ? choice.querySelector('input').getBoundingClientRect() : null;
  const box = choice.getBoundingClientRect();
  return [...words.getClientRects()].some(({ left, right, top, bottom }) => left < box.left || right > box.right
    || (circle && right > circle.left && left < circle.right && bottom > circle.top && top < circle.bottom));
}).map((choice) => choice.innerText));
