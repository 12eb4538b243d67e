<%@ page contentType="text/html; charset=UTF-8" trimDirectiveWhitespaces="true" %>
<% request.setAttribute("title", "Waiting room"); %>
<%@ include file="top.jspf" %>
<p class="next">Next: <strong id="next" data-now="<c:url value='/waiting-room/now'/>">-</strong></p>
<p><span id="waiting">-</span> waiting. <span id="polls" class="hint"></span></p>
<p id="poll-problem" class="problem" role="alert" hidden>The waiting room does not answer. Load the page again.</p>
<script src="<c:url value='/js/waiting-room.js'/>"></script>
<%@ include file="bottom.jspf" %>
