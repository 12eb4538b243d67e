// Comfort only: every page works without it.
(() => {
  'use strict';
  const language = document.documentElement.lang || undefined;
  const loaded = performance.now();

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
    const passed = (performance.now() - loaded) / 1000;
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
        // By halves of a minute: a screen reader reads each change.
        const text = warning.dataset.text.replace('{0}', duration(Math.ceil(left / 30) * 30));
        if (warning.textContent !== text) { warning.textContent = text; }
      }
    }
  };
  const timer = setInterval(tick, 1000);

  // Some seconds after a send it is known whether the code did not arrive.
  const sent = document.querySelector('#code-sent[data-arriving=true]');
  if (sent) {
    let over = false;
    document.addEventListener('submit', () => { over = true; });
    const look = async () => {
      const answer = over || document.hidden ? '' : await (await fetch(location.href)).text();
      const page = new DOMParser().parseFromString(answer, 'text/html');
      const trouble = page.querySelector('#code-trouble > *');
      if (trouble && !over) {
        over = true;
        sent.textContent = page.querySelector('#code-sent').textContent;
        document.querySelector('#code-trouble').append(trouble);
        document.querySelector('#help').open = true;
      }
    };
    [11, 21, 67].forEach((seconds) => setTimeout(() => look().catch(() => {}), seconds * 1000));
  }

  document.getElementById('problems')?.focus();
})();
