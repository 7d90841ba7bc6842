// Sorting, filtering and paging change what is listed, without loading the page again. Without this they load it.
(() => {
  'use strict';
  const live = document.getElementById('live');
  const form = document.querySelector('form[data-stay]');
  if (!live || !form) return;
  let asked = null;
  let next = null;

  const keyed = key => live.querySelector('[data-stay="' + CSS.escape(key) + '"]');

  const here = () => location.pathname + location.search;

  // What keeps the list up to date asks for what the address says now.
  document.body.addEventListener('htmx:configRequest', event => {
    if (event.detail.elt !== live) return;
    event.detail.path = here();
    if (asked) event.detail.headers['X-By-Hand'] = 'true';
  });

  const refresh = key => {
    asked = {key, address: here()};
    htmx.trigger(live, 'refresh');
  };

  const go = (address, key) => {
    history.pushState(null, '', address);
    refresh(key);
  };

  live.addEventListener('click', event => {
    const link = event.target.closest('a[data-stay]');
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (asked && link.dataset.stay !== 'path') { // the links are still those of the list before
      next = link.dataset.stay;
      return;
    }
    go(link.getAttribute('href'), link.dataset.stay);
    fill();
  });

  form.addEventListener('submit', event => {
    event.preventDefault();
    const values = new URLSearchParams(new FormData(form));
    [...values].filter(([, value]) => !value).forEach(([name]) => values.delete(name));
    go(form.getAttribute('action') + '?' + values, null);
  });

  // The fields say what is listed, also after a link or the browser's way back has changed that.
  const fill = () => {
    const values = new URLSearchParams(location.search);
    for (const field of form.querySelectorAll('input, select')) field.value = values.get(field.name) || '';
  };
  window.addEventListener('popstate', () => {
    fill();
    refresh(null);
  });

  // What the server refuses is said by a page of its own.
  live.addEventListener('htmx:beforeSwap', event => {
    if (event.detail.target === live && asked && event.detail.xhr.status >= 400) {
      event.detail.isError = false;
      asked = null;
      location.reload();
    }
  });

  const focus = key => {
    const again = key === 'path' ? null : keyed(key);
    (again || live.querySelector('[role=region]') || document.getElementById('main')).focus({preventScroll: true});
    if (!again || key === 'next' || key === 'prev') live.scrollIntoView({block: 'start'});
  };

  // After the focus was put back to where it was.
  document.body.addEventListener('htmx:afterSettle', event => {
    if (event.detail.target !== live || !asked || event.detail.requestConfig.path !== asked.address) return;
    const {key} = asked;
    asked = null;
    const said = live.querySelector('.count, .empty');
    document.getElementById('announce').textContent = said ? said.textContent.trim() : '';
    if (key !== null) focus(key);
    const following = next === null ? null : keyed(next);
    next = null;
    if (following) following.click();
  });
})();
