// Keeps the live part of a page as it is now, and the keyboard at hand.
(() => {
  'use strict';
  const live = document.getElementById('live');
  const bar = document.getElementById('banner');
  const announce = document.getElementById('announce');

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

  // Said aloud when it changes, and not each second that it lasts.
  const gist = headline => headline.replace(/\d.*/, '');
  let said = bar ? gist(bar.querySelector('strong').textContent) : '';
  const show = ({state, headline, details, restartable}) => {
    if (!bar) return;
    const words = bar.querySelector('strong');
    const list = bar.querySelector('ul');
    const restart = bar.querySelector('[data-restart]');
    const facts = document.createElement('ul');
    for (const detail of details) {
      facts.appendChild(document.createElement('li')).appendChild(document.createElement('bdi')).textContent = detail;
    }
    bar.dataset.state = state;
    if (words.textContent !== headline) words.textContent = headline;
    if (list.textContent !== facts.textContent) list.replaceChildren(...facts.children);
    list.hidden = !details.length;
    if (restart) restart.hidden = !restartable;
    if (announce && said !== gist(headline)) announce.textContent = headline;
    said = gist(headline);
  };
  const lost = (headline, ...details) => show({state: 'lost', headline, details, restartable: false});

  // What was typed, and what came of an act, stays until somebody has dealt with it.
  const kept = () => live && live.querySelector('form, [role=alert]');
  const editing = () => {
    const at = document.activeElement;
    return live && at && live.contains(at) && ['INPUT', 'SELECT', 'TEXTAREA'].includes(at.tagName);
  };

  // The console tells each page once a second how the grid is. Where it is silent itself, a new stream is tried again
  // and again: the browser gives up for good after an answer that is not a stream.
  const SILENT = 3000;
  const AGAIN = 3000;
  let events = null;
  let heard = Date.now();
  let tried = 0;
  let out = false;

  const close = () => {
    if (events) events.close();
    events = null;
  };
  const open = () => {
    close();
    heard = Date.now();
    const made = events = new EventSource('/events');
    made.addEventListener('tick', event => {
      heard = Date.now();
      const tick = JSON.parse(event.data);
      show(tick);
      document.dispatchEvent(new CustomEvent('lockgrid:tick', {detail: tick}));
      if (live && !kept() && !editing() && !String(window.getSelection())) htmx.trigger(live, 'refresh');
    });
    made.addEventListener('error', () => {
      if (made === events && made.readyState === EventSource.CLOSED) tryAgain();
    });
  };

  const signedOut = () => {
    out = true;
    close();
    const signIn = '/signin?to=' + encodeURIComponent(location.pathname + location.search);
    if (!kept() && !document.querySelector('dialog[open]')) {
      location.assign(signIn);
      return;
    }
    lost('You are not signed in any more; nothing on this page can be sent.', 'Copy what you typed, and load the page again to sign in.');
  };

  const tryAgain = async () => {
    if (out || document.hidden || Date.now() - tried < AGAIN) return;
    tried = Date.now();
    close();
    const enough = new AbortController();
    const timer = setTimeout(() => enough.abort(), AGAIN - 500);
    try {
      const answer = await fetch('/events', {cache: 'no-store', signal: enough.signal});
      if (answer.status === 401) signedOut();
      else if (answer.ok && !document.hidden) open();
    } catch (gone) {
      // The banner says so already, and the next try comes by itself.
    } finally {
      clearTimeout(timer);
      enough.abort();
    }
  };

  setInterval(() => {
    if (out || document.hidden || Date.now() - heard < SILENT) return;
    lost('The console does not answer this page; what you see is old. The page goes on trying.');
    tryAgain();
  }, 500);

  // A browser has few connections to a host: a page that nobody sees must not keep one.
  document.addEventListener('visibilitychange', () => {
    if (out) return;
    if (document.hidden) close();
    else open();
  });
  window.addEventListener('pagehide', close);
  if (!document.hidden) open();

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
