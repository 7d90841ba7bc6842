// Keeps the live part of a page as it is now, and the keyboard at hand.
(() => {
  'use strict';
  const live = document.getElementById('live');
  const banner = () => document.getElementById('banner');
  const announce = document.getElementById('announce');
  let said = '';
  let heard = Date.now();

  const say = text => {
    if (announce && text !== said) {
      said = text;
      announce.textContent = text;
    }
  };

  // A row that has the focus keeps it: it is found again by where it leads; a part that scrolls, by its name.
  const place = one => one.getAttribute('href') || one.getAttribute('aria-label');
  let focused = null;
  document.body.addEventListener('htmx:beforeSwap', () => {
    const at = document.activeElement;
    focused = at && live && live.contains(at) ? place(at) : null;
  });
  document.body.addEventListener('htmx:afterSwap', () => {
    if (focused) {
      const again = [...live.querySelectorAll('a, [tabindex]')].find(one => place(one) === focused);
      if (again) again.focus({preventScroll: true});
    }
    document.dispatchEvent(new Event('lockgrid:shown'));
  });

  const lost = why => {
    const bar = banner();
    if (!bar || bar.dataset.state === 'lost' && bar.dataset.own) return;
    bar.dataset.state = 'lost';
    bar.dataset.own = 'true';
    bar.textContent = why;
    say(why);
  };

  const editing = () => {
    const at = document.activeElement;
    return live && at && live.contains(at) && ['INPUT', 'SELECT', 'TEXTAREA'].includes(at.tagName);
  };

  // What was typed, and what came of an act, stays until somebody has dealt with it.
  if (live && !live.querySelector('form, [role=alert]') && window.EventSource) {
    const events = new EventSource('/events');
    events.addEventListener('tick', event => {
      heard = Date.now();
      const tick = JSON.parse(event.data);
      document.dispatchEvent(new CustomEvent('lockgrid:tick', {detail: tick}));
      if (said || tick.state !== 'healthy') say(tick.headline);
      if (!document.hidden && !editing() && !String(window.getSelection())) htmx.trigger(live, 'refresh');
    });
    setInterval(() => {
      if (Date.now() - heard > 3000) lost('The console does not answer this page; what you see is old. The page goes on trying.');
    }, 1000);
  }

  document.addEventListener('keydown', event => {
    const field = document.querySelector('[data-shortcut="' + CSS.escape(event.key) + '"]');
    const typing = ['INPUT', 'SELECT', 'TEXTAREA'].includes(document.activeElement.tagName);
    if (field && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      field.focus();
      field.select();
    }
  });
})();
