/* Streamlit speaks English only: its own texts are put into Chinese as they appear.

   Loaded for Chinese pages only. Texts of ours are Chinese already and have no entry here; what a person
   typed, and the figures, are left alone. tests/e2e/test_language.py lists what is left in English, so a
   new version of Streamlit that says something new fails there. */
(() => {
  if (window.jiedaoChinese) return;
  window.jiedaoChinese = true;

  const TEXTS = {
    // frame
    "Sidebar": "侧边栏", "Collapse sidebar": "收起侧边栏", "Expand sidebar": "展开侧边栏", "App pages": "页面导航", "Skip to main content": "跳到主要内容",
    "Toggle navigation sections": "展开或收起导航", "More": "更多", "View more": "更多", "View less": "收起", "Main menu": "菜单", "Print": "打印", "Rerun": "重新计算", "Stop": "停止",
    "Settings": "设置", "Deploy": "部署", "Running...": "计算中…", "Running…": "计算中…", "Connecting": "连接中", "Connecting...": "连接中…", "Please wait...": "请稍候…",
    "Connection error": "连接中断", "Streamlit server is not responding. Are you connected to the internet?": "服务器没有响应，请检查网络连接。",
    "Streamlit server is not responding.": "服务器没有响应。", "Is Streamlit still running?": "服务器还在运行吗？", "Loading": "加载中", "Loading...": "加载中…",
    "Page not found": "没有这个页面", "The page that you have requested does not seem to exist. Running the app's main page.": "您要找的页面不存在，已转到“本周”。", "Fullscreen": "全屏", "Close fullscreen": "退出全屏", "Exit fullscreen": "退出全屏", "Dismiss": "关闭", "Close": "关闭", "Copy": "复制",
    "Copy to clipboard": "复制", "Copied": "已复制", "Link to heading": "标题链接", "Error: ": "错误：", "Error:": "错误：", "Help": "说明", "Show help": "说明", "alert": "提示",
    // choosing
    "Open": "展开", "Choose options": "请选择", "Choose an option": "请选择", "No results": "无匹配项", "No options to select": "没有可选项", "No options to select.": "没有可选项",
    "Select all": "全选", "Clear all": "全部清除", "All selected options have been cleared.": "已全部清除。", "Clear selection": "清除", "Multiselect options": "选项", "Selectbox options": "选项", "Multiselect": "多选", "Selectbox": "单选", "Clear value": "清除", "Remove": "移除", "Suggestions": "选项", "Show suggestions": "显示选项", "Selected items": "已选项", "Selected values": "已选项",
    "Press Enter to apply": "按回车确认", "Press Enter to submit form": "按回车提交", "Press Ctrl+Enter to apply": "按 Ctrl+回车确认", "Press Ctrl+Enter to submit form": "按 Ctrl+回车提交",
    "Increment": "增加", "Decrement": "减少", "year": "年", "month": "月", "day": "日", "hour": "时", "minute": "分",
    // dates
    "Choose date": "选择日期", "Choose date range": "选择日期范围", "Calendar": "日历", "Next month": "下个月", "Previous month": "上个月", "Next": "下一个", "Previous": "上一个",
    "Select month": "选择月份", "Select year": "选择年份", "Month": "月份", "Year": "年份", "Time": "时间", "Empty": "空", "Today": "今天", "Date range": "日期范围", "Quick select a date range": "快速选择日期范围",
    "Select...": "请选择…", "Past Week": "过去一周", "Past Month": "过去一个月", "Past 3 Months": "过去三个月", "Past 6 Months": "过去六个月", "Past Year": "过去一年", "Past 2 Years": "过去两年", "Clear date": "清除日期", "Clear dates": "清除日期",
    "Use arrow keys to navigate dates. Enter to select. Escape to close.": "用方向键选择日期，按回车确认，按 Esc 关闭。",
    // files
    "Upload": "选择文件", "Browse files": "选择文件", "Drag and drop a file here": "将文件拖放到此处", "Drag and drop files here": "将文件拖放到此处", "Add files": "添加文件",
    "Remove file": "移除文件", "file upload": "上传文件", "Only one file is allowed.": "只能选一个文件", "File size is too small.": "文件是空的",
    "Network Error": "网络中断，没有传上来", "Error uploading file": "没有传上来，请再试一次", "Unexpected error. Please try again.": "没有传上来，请再试一次", "add icon": "添加",
    // tables
    "Search": "搜索", "Type to search": "输入以搜索", "Show/hide columns": "显示/隐藏列", "Download as CSV": "下载 CSV", "Download": "下载", "Add row": "添加行", "Sort ascending": "升序", "Sort descending": "降序",
    "Statistics": "统计", "Format": "格式", "Autosize": "自动列宽", "Pin column": "固定列", "Unpin column": "取消固定", "Hide column": "隐藏列", "Close search": "关闭搜索", "Close Search": "关闭搜索", "Dataframe column menu": "列菜单", "Copy column name": "复制列名", "Column management menu": "选择列",
    "Previous Result": "上一个", "Next Result": "下一个", "Previous result": "上一个", "Pagination": "分页", "Previous page": "上一页", "Next page": "下一页", "Next result": "下一个", "0 results": "没有结果", "empty": "空",
  };
  const known = text => TEXTS[text] ?? text;
  const dateOf = text => {
    const day = new Date(text);
    return Number.isNaN(day.getTime()) ? text : `${day.getFullYear()}年${day.getMonth() + 1}月${day.getDate()}日`;
  };
  const DATE_PART = /^(year|month|day|hour|minute), (.+)$/;
  const ENDS = text => text.replace(" start date", "（开始）").replace(" end date", "（结束）");
  const PATTERNS = [
    [/^(\d+)\s?MB per file.*$/, (_, n) => `单个文件不超过 ${n} MB`],
    [/^Limit (\d+)\s?MB per file.*$/, (_, n) => `单个文件不超过 ${n} MB`],
    [/^.* ?files are not allowed\.$/, () => "不是能导入的格式"],
    [/^File must be (\d+)(?:\.0)?\s?(\w+) or smaller\.$/, (_, n, unit) => `超过上限 ${n} ${unit}，没有接收`],
    [/^Request failed with status code 413$/, () => "超过上限，没有接收"],
    [/^Request failed with status code (\d+)$/, (_, n) => `没有传上来（${n}），请再试一次`],
    [/^(\d+) more$/, (_, n) => `另 ${n} 页`],
    [/^View (\d+) more$/, (_, n) => `展开另外 ${n} 页`],
    [/^(\d+) options? available\.$/, (_, n) => `共 ${n} 个选项`],
    [/^Page (\d+)$/, (_, n) => `第 ${n} 页`],
    [/^(\d+) results?$/, (_, n) => `${n} 个结果`],
    [/^Select (\d+) matches$/, (_, n) => `选中 ${n} 个匹配项`],
    [/^Remove (.+)$/, (_, name) => `移除 ${name}`],
    [/^(.+), selected$/, (_, name) => `${name}，已选`],
    [/^Help for (.+)$/, (_, name) => `${name}的说明`],
    [/^Selected Date: (.+)$/, (_, day) => `已选日期：${dateOf(day)}`],
    [/^Selected Range: (.+) to (.+)$/, (_, from, to) => `已选日期：${dateOf(from)} 至 ${dateOf(to)}`],
    [/^Selected (?:date )?range is (.+) to (.+)\.?$/i, (_, from, to) => `已选日期：${dateOf(from)} 至 ${dateOf(to)}`],
    [DATE_PART, (_, part, name) => `${ENDS(name)} ${known(part)}`],
    [/^(.+) start date$/, (_, name) => `${name}（开始）`],
    [/^(.+) end date$/, (_, name) => `${name}（结束）`],
    [/^(Choose date range|Choose date), (.+)$/, (_, what, name) => `${known(what)}，${name}`],
    [/^(Fullscreen|Download as CSV|Search|Show\/hide columns): (.+)$/, (_, what, name) => `${known(what)}：${name}`],
  ];
  const chinese = text => {
    const plain = text.trim();
    if (!/[A-Za-z]{2}/.test(plain)) return text;
    if (plain in TEXTS) return TEXTS[plain];
    for (const [pattern, write] of PATTERNS) if (pattern.test(plain)) return plain.replace(pattern, write);
    return text;
  };

  const ATTRIBUTES = ["aria-label", "title", "placeholder", "data-title", "aria-roledescription"];
  const MARKED = ATTRIBUTES.map(name => `[${name}]`).join(",");
  const OURS = '[role="spinbutton"],[data-testid="stIconMaterial"],[data-testid="stHtml"],[data-testid="stMarkdown"],.chart-box,input,textarea,canvas,svg,script,style';
  const INITIALS = / · [a-z0-9]+$/;   // an option carries its initials to be found by; the chosen name need not
  const putText = node => {
    if (!node.parentElement || node.parentElement.closest(OURS)) return;
    const isChip = node.parentElement.closest("[data-tag]");
    const text = isChip ? node.data.replace(INITIALS, "") : chinese(node.data);
    if (text !== node.data) node.data = text;
  };
  const putAttributes = element => {
    for (const name of ATTRIBUTES) {
      const value = element.getAttribute(name), text = value && chinese(element.closest("[data-tag]") ? value.replace(INITIALS, "") : value);
      if (text && text !== value) element.setAttribute(name, text);
    }
  };
  const put = root => {
    if (root.nodeType === Node.TEXT_NODE) return putText(root);
    if (root.nodeType !== Node.ELEMENT_NODE || root.closest("svg")) return;
    putAttributes(root);
    root.querySelectorAll(MARKED).forEach(putAttributes);
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) putText(texts.currentNode);
  };
  new MutationObserver(changes => {
    for (const change of changes) {
      if (change.type === "childList") change.addedNodes.forEach(put);
      else if (change.type === "characterData") putText(change.target);
      else putAttributes(change.target);
    }
  }).observe(document.documentElement, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES });
  put(document.documentElement);
})();
