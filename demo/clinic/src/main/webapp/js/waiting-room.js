var next = document.getElementById("next");
var problem = document.getElementById("poll-problem");
var polls = 0;

function poll() {
  var request = new XMLHttpRequest();
  request.open("GET", next.getAttribute("data-now"));
  request.onload = function () {
    problem.hidden = request.status === 200;
    if (request.status === 200) {
      var now = JSON.parse(request.responseText);
      polls += 1;
      next.firstChild.data = now.next;
      document.getElementById("waiting").firstChild.data = now.waiting;
      document.getElementById("polls").textContent = "Asked " + polls + (polls === 1 ? " time." : " times.");
    }
    setTimeout(poll, 3000);
  };
  request.onerror = function () {
    problem.hidden = false;
    setTimeout(poll, 3000);
  };
  request.send();
}

poll();
