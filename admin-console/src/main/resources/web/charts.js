// Draws the charts of a page, says in words what they show, and keeps both up to date.
(() => {
  'use strict';
  const region = document.getElementById('charts');
  if (!region) return;
  const LIVE = 600000;
  const BREAK = 5000;
  const live = region.dataset.live === 'true';
  const empty = document.getElementById('charts-empty');
  const REASONS = {MAX_HOLD_ENDED: 'max hold ended', FORCED: 'forced', SESSION_EXPIRED: 'session expired', CLOSED: 'closed while held'};
  const REASON_COLOURS = {MAX_HOLD_ENDED: '--warn', FORCED: '--accent', SESSION_EXPIRED: '--bad', CLOSED: '--minor'};
  let samples = [];
  let asking = false;

  // Durations come as ISO 8601 has them, such as PT1M0.25S.
  const millis = text => {
    if (text === null || text === undefined) return null;
    const parts = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/.exec(text);
    return parts ? ((+parts[1] || 0) * 3600 + (+parts[2] || 0) * 60 + (+parts[3] || 0)) * 1000 : null;
  };
  const number = value => value >= 100 ? Math.round(value).toLocaleString('en') : String(+value.toFixed(1));
  const time = ms => ms < 1 ? +ms.toFixed(2) + ' ms' : ms < 1000 ? +ms.toPrecision(3) + ' ms' : ms < 120000 ? +(ms / 1000).toPrecision(3) + ' s' : Math.round(ms / 60000) + ' min';
  const clock = (at, seconds) => new Date(at).toISOString().slice(11, seconds ? 19 : 16);

  const line = (label, of, colour, dash) => ({label, of, colour, dash});
  const KINDS = {
    acquires: {type: 'line', format: number, series: [line('acquires a second', s => s.acquires, '--accent')]},
    claims: {type: 'line', format: number, series: [line('waiters', s => s.waiters, '--warn'), line('holds', s => s.holds, '--good', [5, 3])]},
    // A logarithm knows no zero: no time at all is drawn as a tenth of a millisecond.
    times: {type: 'line', format: time, log: true, floor: 0.1, series: [
      line('wait p50', s => millis(s.waitP50), '--warn', [5, 3]), line('wait p99', s => millis(s.waitP99), '--warn'),
      line('hold p50', s => millis(s.holdP50), '--good', [5, 3]), line('hold p99', s => millis(s.holdP99), '--good')
    ].filter(one => live || one.label.endsWith('p99'))},
    losses: {type: 'bar', format: number, total: true, series: Object.keys(REASONS).map(
      reason => line(REASONS[reason], s => s.losses ? s.losses[reason] || null : null, REASON_COLOURS[reason]))},
  };

  const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const span = () => {
    if (!live) return {min: Date.parse(region.dataset.from), max: Date.parse(region.dataset.to)};
    const last = samples.length ? samples[samples.length - 1].x : Date.now();
    return {min: last - LIVE, max: last};
  };

  const points = (kind, series) => {
    const found = [];
    const longest = live ? BREAK : Math.max(BREAK, 2.5 * (+region.dataset.step || 60000));
    let before = null;
    for (const sample of samples) {
      // Nothing is known of a time without looks: no line may run across it.
      if (before && sample.x - before > longest) found.push({x: before + 1, y: null});
      const y = series.of(sample);
      found.push({x: sample.x, y: y === null || y === undefined ? null : kind.floor ? Math.max(kind.floor, y) : y});
      before = sample.x;
    }
    return found;
  };
  const lone = context => {
    const all = context.dataset.data, i = context.dataIndex;
    const none = p => !p || p.y === null;
    return none(all[i - 1]) && none(all[i + 1]) ? 2 : 0;
  };

  const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 10080].map(minutes => minutes * 60000);
  const wholeTimes = axis => {
    const step = STEPS.find(one => (axis.max - axis.min) / one <= 6) || STEPS[STEPS.length - 1];
    axis.ticks = [];
    for (let at = Math.ceil(axis.min / step) * step; at <= axis.max; at += step) axis.ticks.push({value: at});
  };
  const date = at => axisDays() ? new Date(at).toISOString().slice(5, 10) : clock(at, false);
  const axisDays = () => { const {min, max} = span(); return max - min > 2 * 86400000; };

  const options = kind => ({
    animation: false, responsive: true, maintainAspectRatio: false, normalized: true, parsing: false,
    interaction: {mode: 'nearest', axis: 'x', intersect: false},
    scales: {
      x: {type: 'linear', stacked: !!kind.total, offset: false, afterBuildTicks: wholeTimes, grid: {offset: false}, ticks: {maxRotation: 0, callback: date}},
      y: {type: kind.log ? 'logarithmic' : 'linear', stacked: !!kind.total, beginAtZero: true, grid: {},
        suggestedMax: kind.log ? undefined : 1,
        ticks: {maxTicksLimit: 5, precision: kind.log ? undefined : 0,
          callback: value => kind.log ? (Number.isInteger(Math.round(Math.log10(value) * 1e6) / 1e6) ? time(value) : null) : number(value)}},
    },
    plugins: {
      legend: {display: kind.series.length > 1, position: 'bottom', labels: {boxWidth: 16, boxHeight: kind.type === 'bar' ? 8 : 1, padding: 8, font: {size: 11}}},
      tooltip: {callbacks: {title: items => items.length ? clock(items[0].parsed.x, live) + ' UTC' : '', label: item => item.dataset.label + ': ' + kind.format(item.parsed.y)}},
    },
  });

  const drawn = [...region.querySelectorAll('canvas[data-chart]')].map(canvas => {
    const kind = KINDS[canvas.dataset.chart];
    const chart = new Chart(canvas, {
      type: kind.type,
      data: {datasets: kind.series.map(series => ({label: series.label, data: [], borderWidth: kind.type === 'bar' ? 0 : 1.5, borderDash: series.dash || [],
        pointRadius: lone, pointHitRadius: 6, stepped: false, barThickness: 3, minBarLength: 0}))},
      options: options(kind),
    });
    return {kind, chart, words: document.getElementById(canvas.dataset.words)};
  });

  const paint = () => {
    for (const {kind, chart} of drawn) {
      kind.series.forEach((series, i) => {
        chart.data.datasets[i].borderColor = colour(series.colour);
        chart.data.datasets[i].backgroundColor = colour(series.colour);
      });
      for (const axis of ['x', 'y']) {
        chart.options.scales[axis].grid.color = colour('--line');
        chart.options.scales[axis].ticks.color = colour('--minor');
      }
      chart.options.plugins.legend.labels.color = colour('--text');
    }
  };

  const since = () => live ? 'in the last 10 minutes' : 'in this time';
  const described = (kind, series) => {
    const known = samples.map(series.of).filter(value => value !== null && value !== undefined);
    if (!known.length) return series.label + ': nothing counted';
    const low = kind.format(known.reduce((a, b) => Math.min(a, b)));
    const high = kind.format(known.reduce((a, b) => Math.max(a, b)));
    const now = series.of(samples[samples.length - 1]);
    const range = low === high ? low : low + ' to ' + high;
    if (!live) return series.label + ': ' + range;
    return series.label + ': ' + (now === null || now === undefined ? 'not known' : kind.format(now)) + ' now, ' + range;
  };
  const counted = (kind, series) => {
    const sum = samples.reduce((all, sample) => all + (series.of(sample) || 0), 0);
    return sum ? series.label + ': ' + number(sum) : null;
  };
  const words = kind => {
    if (!kind.total) return kind.series.map(series => described(kind, series)).join('; ') + ' ' + since();
    const some = kind.series.map(series => counted(kind, series)).filter(Boolean);
    return (some.length ? some.join('; ') : 'no hold was lost') + ' ' + since();
  };

  const show = () => {
    const appears = region.hidden && samples.length;
    region.hidden = !samples.length;
    if (empty) empty.hidden = !!samples.length;
    if (!samples.length) return;
    const {min, max} = span();
    for (const {kind, chart, words: text} of drawn) {
      kind.series.forEach((series, i) => { chart.data.datasets[i].data = points(kind, series); });
      chart.options.scales.x.min = min;
      chart.options.scales.x.max = max;
      if (appears) chart.resize(); // made while hidden, they have no size yet
      chart.update('none');
      if (text) text.textContent = words(kind);
    }
  };

  const take = fresh => {
    for (const one of fresh) samples.push({...one, x: Date.parse(one.at)});
    const oldest = samples.length ? samples[samples.length - 1].x - LIVE : 0;
    if (live) samples = samples.filter(sample => sample.x >= oldest);
    show();
  };

  const ask = async () => {
    if (asking || document.hidden) return;
    asking = true;
    try {
      const after = live && samples.length ? '?after=' + encodeURIComponent(samples[samples.length - 1].at) : '';
      const response = await fetch(region.dataset.source + after, {headers: {Accept: 'application/json'}});
      if (!response.ok) throw new Error('the console answered ' + response.status);
      const got = await response.json();
      if (!live) region.dataset.step = millis(got.step);
      take(live ? got : got.points);
    } catch (failure) {
      if (empty && !samples.length) empty.textContent = 'The charts could not be fetched (' + failure.message + '). ' + (live ? 'The page goes on trying.' : 'Load the page again.');
    } finally {
      asking = false;
    }
  };

  paint();
  window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => { paint(); show(); });
  if (live) document.addEventListener('lockgrid:tick', ask);
  ask();
})();
