// Comfort only: without this file the page is complete, with a link that loads it again.
(function () {
  "use strict";

  var EVERY = 2000;
  var phones = document.getElementById("phones");
  var news = document.getElementById("news");

  function showCopyButtons() {
    if (!navigator.clipboard) {
      return;
    }
    document.querySelectorAll("button.copy[hidden]").forEach(function (button) {
      button.hidden = false;
    });
  }

  document.addEventListener("click", function (event) {
    var button = event.target.closest("button.copy");
    if (button) {
      navigator.clipboard.writeText(button.dataset.code).then(function () {
        button.textContent = "Copied";
        news.textContent = "Code copied";
      });
    }
  });

  function idsIn(root) {
    return Array.from(root.querySelectorAll(".messages > li"), function (item) { return item.id; });
  }

  // New messages are put into the page that is there, so that an answered call stays answered and a selection selected.
  function merge(fresh) {
    var known = new Set(idsIn(phones));
    var arrived = idsIn(fresh).filter(function (id) { return !known.has(id); });
    var sameMessages = arrived.length === 0 && known.size === idsIn(fresh).length;
    if (sameMessages) {
      return;
    }
    var answered = Array.from(phones.querySelectorAll("details[open]"), function (call) { return call.closest("li").id; });
    phones.replaceChildren.apply(phones, Array.from(fresh.childNodes));
    answered.forEach(function (id) {
      var item = document.getElementById(id);
      if (item) {
        item.querySelector("details").open = true;
        item.classList.add("heard");
      }
    });
    arrived.forEach(function (id) { document.getElementById(id).classList.add("arrived"); });
    if (arrived.length > 0) {
      var newest = document.getElementById(arrived[0]);
      var kind = newest.querySelector("details") ? "New call" : "New text message";
      news.textContent = kind + " for " + newest.closest(".phone").querySelector(".number").textContent;
    }
    showCopyButtons();
  }

  function look() {
    if (document.hidden) {
      setTimeout(look, EVERY);
      return;
    }
    fetch(location.pathname, { cache: "no-store" })
      .then(function (response) { return response.ok ? response.text() : Promise.reject(response.status); })
      .then(function (html) {
        merge(new DOMParser().parseFromString(html, "text/html").getElementById("phones"));
      })
      .catch(function () { /* The demo may be stopping; the next look tells. */ })
      .finally(function () { setTimeout(look, EVERY); });
  }

  showCopyButtons();
  setTimeout(look, EVERY);
})();
