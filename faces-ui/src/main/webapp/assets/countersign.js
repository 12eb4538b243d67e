// Comfort only: every page works without it.
(() => {
  'use strict';
  const language = document.documentElement.lang || undefined;
  const loaded = performance.now();
  const elapsed = () => (performance.now() - loaded) / 1000;

  const duration = (seconds) => {
    const [amount, unit] =
      seconds < 60 ? [Math.max(0, Math.ceil(seconds)), 'second']
      : seconds <= 5400 ? [Math.ceil(seconds / 60), 'minute']
      : [Math.ceil(seconds / 3600), 'hour'];
    return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(amount);
  };

  // The server knows its own time zone only.
  document.querySelectorAll('time[data-kind=at]').forEach((time) => {
    time.textContent = new Date(time.dateTime).toLocaleTimeString([], { hour: 'numeric', minute: '2-digit' });
  });

  document.querySelectorAll('time[data-kind=date], time[data-kind=when]').forEach((time) => {
    const format = time.dataset.kind === 'date' ? { dateStyle: 'long' } : { dateStyle: 'medium', timeStyle: 'short' };
    time.textContent = new Date(time.dateTime).toLocaleString(language, format);
  });

  // A double click sends a form once.
  document.querySelectorAll('form').forEach((form) => {
    let sentAt = -Infinity;
    form.addEventListener('submit', (event) => {
      if (performance.now() - sentAt < 1500) {
        event.preventDefault();
      }
      sentAt = performance.now();
    });
  });

  const countdowns = [...document.querySelectorAll('time[data-kind=until]')];
  const deadline = document.querySelector('#deadline time');
  const warning = document.getElementById('deadline-warning');

  const tick = () => {
    const passed = elapsed();
    countdowns.forEach((time) => {
      const left = Number(time.dataset.seconds) - passed;
      const whole = time.closest('[data-ends=hide]');
      if (left <= 0 && whole) {
        whole.hidden = true;
      } else {
        time.textContent = duration(Math.max(0, left));
      }
    });
    if (deadline) {
      const left = Number(deadline.dataset.seconds) - passed;
      if (left <= 0) {
        clearInterval(timer);
        location.assign(location.pathname);
      } else if (left <= 120) {
        // By halves of a minute, so that a screen reader is not interrupted every second.
        const text = warning.dataset.text.replace('{0}', duration(Math.ceil(left / 30) * 30));
        if (warning.textContent !== text) {
          warning.textContent = text;
        }
      }
    }
  };
  const timer = setInterval(tick, 1000);

  // Some seconds after a code was sent, the page knows whether it did not arrive. The same page is asked for again, and read.
  const sent = document.getElementById('code-sent');
  if (sent && sent.dataset.arriving === 'true') {
    const leaving = new AbortController();
    document.querySelectorAll('form').forEach((form) => form.addEventListener('submit', () => leaving.abort()));
    const look = async () => {
      if (leaving.signal.aborted || document.hidden) {
        return;
      }
      try {
        const answer = await fetch(location.pathname + location.search, { signal: leaving.signal });
        const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
        const trouble = page.getElementById('code-trouble');
        const now = page.getElementById('code-sent');
        if (answer.ok && trouble && trouble.firstElementChild && now) {
          sent.textContent = now.textContent;
          document.getElementById('code-trouble').replaceChildren(document.adoptNode(trouble.firstElementChild));
          document.getElementById('help').open = true;
          leaving.abort();
        }
      } catch (failure) {
        // It can still be seen by a reload.
      }
    };
    [11, 21, 67].forEach((seconds) => setTimeout(look, seconds * 1000));
  }

  const problems = document.getElementById('problems');
  if (problems) {
    problems.focus();
  }
})();
