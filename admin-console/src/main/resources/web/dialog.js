// Opens what a link leads to in a dialog, so that the list stays behind it. Without this the link leads to a page.
(() => {
  'use strict';
  let dialog = null;
  let title = null;
  let content = null;
  let opened = null;

  const make = (name, parent, attributes) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    parent.append(made);
    return made;
  };

  const build = () => {
    dialog = make('dialog', document.body, {'aria-labelledby': 'dialog-title'});
    const head = make('div', dialog, {class: 'head'});
    title = make('bdi', make('h2', head, {id: 'dialog-title'}), {});
    const close = make('button', head, {type: 'button', class: 'quiet'});
    close.textContent = 'Close';
    close.addEventListener('click', () => dialog.close());
    content = make('div', dialog, {id: 'dialog-content'});
    dialog.addEventListener('close', leave);
  };

  // The list was renewed meanwhile: what had the focus is found again by what it is about.
  const leave = () => {
    content.replaceChildren();
    const links = [...document.querySelectorAll('#live a[data-dialog]')];
    (links.find(link => link.dataset.dialog === opened) || document.getElementById('main')).focus();
  };

  const show = link => {
    if (!dialog) build();
    opened = link.dataset.dialog;
    title.textContent = 'Release ' + opened;
    htmx.ajax('GET', link.getAttribute('href'), {target: content, source: dialog, swap: 'innerHTML'});
  };

  document.addEventListener('click', event => {
    const link = event.target.closest('a[data-dialog]');
    const plain = !event.button && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (link && plain && window.HTMLDialogElement) {
      event.preventDefault();
      show(link);
    } else if (plain && dialog && dialog.open && event.target.closest('dialog [data-leave]')) {
      event.preventDefault();
      dialog.close();
    }
  });

  document.addEventListener('submit', event => {
    const form = event.target;
    if (!dialog || !dialog.contains(form)) return;
    event.preventDefault();
    const button = event.submitter;
    const to = button && button.getAttribute('formaction') || form.getAttribute('action');
    htmx.ajax('POST', to, {
      target: content, source: dialog, swap: 'innerHTML', values: Object.fromEntries(new FormData(form)),
    });
  });

  // A refusal says why, and is shown where it was asked for; what was done leads on, and all else to its own page.
  document.body.addEventListener('htmx:beforeSwap', event => {
    const asked = event.detail;
    if (!content || asked.target !== content) return;
    const gone = new URL(asked.xhr.responseURL).pathname !== new URL(asked.requestConfig.path, location).pathname;
    if ([200, 409, 422].includes(asked.xhr.status) && !gone) {
      asked.shouldSwap = true;
      asked.isError = false;
    } else {
      asked.shouldSwap = false;
      asked.isError = false;
      location.assign(gone ? asked.xhr.responseURL : asked.requestConfig.verb === 'get' ? asked.requestConfig.path : location.href);
    }
  });

  document.body.addEventListener('htmx:afterSwap', event => {
    if (!content || event.detail.target !== content) return;
    if (!dialog.open) dialog.showModal();
    const refused = content.querySelector('[role=alert]');
    if (refused) refused.tabIndex = -1;
    (refused || content.querySelector('input:not([type=hidden]), a, button') || title).focus();
    dialog.scrollTop = 0;
  });
})();
