// Shows times in the reader's own zone, and offers that zone. Without it the page says all the same.
(() => {
const own = document.getElementById("own");
const select = document.getElementById("timeZone");
const text = own.dataset;
const renamed = {"Asia/Calcutta": "Asia/Kolkata", "Asia/Katmandu": "Asia/Kathmandu", "Asia/Rangoon": "Asia/Yangon", "Asia/Saigon": "Asia/Ho_Chi_Minh", "Europe/Kiev": "Europe/Kyiv", "America/Buenos_Aires": "America/Argentina/Buenos_Aires"};
const local = {en: "en-GB"}[text.tag] || text.tag;
const format = (at, options, tag = local) => new Intl.DateTimeFormat(tag, {timeZone: select.value, ...options}).format(new Date(at));
const day = at => format(at, {}, "en-CA");
const time = at => format(at, {hour: "2-digit", minute: "2-digit"}, "en-GB");
const date = at => format(at, {weekday: "long", day: "numeric", month: "long", year: "numeric"}).replace(",", "");
const offset = at => "UTC" + (format(at, {timeZoneName: "longOffset"}, "en-GB").split("GMT")[1] || "+00:00").replace("-", "\u2212");
const fill = (pattern, values) => pattern.replace(/\{(\w+)}/g, (_, place) => values[place]);
const on = (at, other) => other === day(at) ? time(at) : fill(text.on, {weekday: format(at, {weekday: "long"}), time: time(at)});
const show = () => {
for (const each of document.querySelectorAll("[data-from]")) each.hidden = !select.value;
if (!select.value) return;
const {from, to} = text;
const hour = time(from);
const night = hour < "05:00" ? " · " + text.nights.split("|")[1 + (new Date(day(from)) - new Date(text.date)) / 864e5] : "";
own.querySelector("dt").textContent = fill(text.place, {city: select.selectedOptions[0].text, offset: offset(from)});
own.querySelector("dd").textContent = fill(day(from) === day(to) ? text.day : text.days, {date: date(from), until: date(to), from: hour, to: time(to)}) + night;
for (const each of document.querySelectorAll(".mine")) {
const {from, to} = each.dataset;
each.textContent = fill(text.block, {times: fill(text.times, {from: on(from, text.date), to: on(to, day(from))})});
}
};
try {
if (own.hidden) {
const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
const id = renamed[zone] || zone;
if (![...select.options].some(option => option.value === id)) select.add(new Option(id.split("/").pop().replaceAll("_", " "), id));
select.value = id;
show();
}
select.addEventListener("change", show);
} catch {
// A browser without these names of zones: the server's times stay.
}
})();
